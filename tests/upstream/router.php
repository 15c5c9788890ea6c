<?php
// `php -S` has no rewrite rules: send /wiki/Title to index.php. All else is a file below /w/, or not found.

if ( str_starts_with( $_SERVER['REQUEST_URI'], '/wiki/' ) ) {
	$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/w/index.php';
	$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . '/w/index.php';
	require $_SERVER['SCRIPT_FILENAME'];
	return true;
}
return false;
