<?php
// What makes a fresh MediaWiki render and answer as Wikipedia does. Read at the end of the LocalSettings.php of one test wiki.

$folder = dirname( MW_CONFIG_FILE );

// Addresses as on Wikipedia: /wiki/Title is routed by router.php, the rest lies below /w/.
$wgArticlePath = '/wiki/$1';

// Everything this wiki writes stays in its folder.
$wgCacheDirectory = "$folder/cache";
$wgTmpDirectory = "$folder/tmp";
$wgUploadDirectory = "$folder/site/images";
$wgLocalisationCacheConf = [ 'class' => LocalisationCache::class, 'store' => 'array', 'storeDirectory' => "$folder/cache" ] + $wgLocalisationCacheConf;

// Every answer is rendered anew, from what the database says now; jobs run only when a test runs them.
$wgParserCacheType = CACHE_NONE;
$wgMainCacheType = CACHE_NONE;
$wgMessageCacheType = CACHE_NONE;
$wgJobRunRate = 0;

// What a test switches on for a while, by a file of that name (`switched_on` in server.py).
if ( is_file( "$folder/read-only" ) ) {
	$wgReadOnly = 'the test says so';
}
if ( is_file( "$folder/parser-cache" ) ) {
	$wgParserCacheType = CACHE_DB;
}

// Pictures are shown as they were uploaded, scaled by the browser; a missing one links to its upload, as on Wikipedia.
$wgEnableUploads = true;
$wgUploadPath = '/images';
$wgUseImageMagick = false;

// Nothing leaves this machine.
$wgEnableEmail = false;
$wgPingback = false;
$wgUseInstantCommons = false;

// A test reads the error; nobody else can.
$wgShowExceptionDetails = true;

$wgRightsText = 'Creative Commons Attribution-ShareAlike License';
$wgRightsUrl = 'https://creativecommons.org/licenses/by-sa/4.0/';

// An oversighter, for the tests of hidden revisions.
foreach ( [ 'deleterevision', 'deletelogentry', 'suppressrevision', 'viewsuppressed' ] as $right ) {
	$wgGroupPermissions['sysop'][$right] = true;
}

// Footnotes as Wikipedia's interface messages label them: [a], not [lower-alpha 1]; back by ^ and a b c, not ↑ and 1.0 1.1 1.2.
$wgHooks['MessagesPreLoad'][] = static function ( string $title, &$text ): void {
	$messages = [
		'Cite_link_label_group-lower-alpha' => implode( ' ', range( 'a', 'z' ) ),
		'Cite_link_label_group-upper-alpha' => implode( ' ', range( 'A', 'Z' ) ),
		'Cite_link_label_group-lower-roman' => 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv',
		'Cite_references_link_one' => "<li id=\"$1\"$4><span class=\"mw-cite-backlink\">'''[[#$2|^]]'''</span> $3</li>",
		'Cite_references_link_many' => '<li id="$1"$4><span class="mw-cite-backlink">^ $2</span> $3</li>',
		'Cite_references_link_many_format' => "[[#$1|<sup>'''''$3'''''</sup>]]",
	];
	$text = $messages[$title] ?? $text;
};

// Debian has no TemplateStyles. The style sheet of a template comes out as Wikipedia writes it, unscoped and unchecked.
$wgHooks['ParserFirstCallInit'][] = static function ( Parser $parser ): void {
	$parser->setHook( 'templatestyles', static function ( ?string $content, array $attributes, Parser $parser ): array {
		$title = Title::newFromText( $attributes['src'] ?? '', NS_TEMPLATE );
		$revision = $title ? $parser->fetchCurrentRevisionRecordOfTitle( $title ) : null;
		if ( !$revision ) {
			return [ '<strong class="error">no such style sheet</strong>', 'markerType' => 'nowiki' ];
		}
		$key = 'TemplateStyles:r' . $revision->getId();
		$css = $revision->getContent( 'main' )->getText();
		return [ Html::inlineStyle( $css, 'all', [ 'data-mw-deduplicate' => $key ] ), 'markerType' => 'nowiki' ];
	} );
};
