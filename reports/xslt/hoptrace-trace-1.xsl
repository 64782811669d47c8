<?xml version="1.0" encoding="UTF-8"?>
<!-- A report of `hoptrace trace - -format xml` as a plain page: an example of how little a stylesheet needs to know.
     xsltproc hoptrace-trace-1.xsl report.xml > report.html -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:hoptrace:trace:1"
                exclude-result-prefixes="t">
  <xsl:output method="html" encoding="UTF-8" indent="yes" doctype-system="about:legacy-compat"/>
  <xsl:key name="hop" match="t:hop[@id]" use="concat(generate-id(ancestor::t:trace), ' ', t:n)"/>

  <xsl:template match="/">
    <html lang="{(//t:options/t:language)[1]}">
      <head>
        <title>hoptrace</title>
      </head>
      <body>
        <xsl:apply-templates select="descendant-or-self::t:trace"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="t:trace">
    <h1><xsl:value-of select="t:source/t:name"/></h1>
    <p><strong><xsl:value-of select="t:verdict/t:headline"/></strong></p>
    <xsl:for-each select="t:verdict/t:explanation/t:sentence">
      <p><xsl:value-of select="."/></p>
    </xsl:for-each>
    <ul>
      <xsl:for-each select="t:verdict/t:next-steps/t:step">
        <li><xsl:value-of select="."/></li>
      </xsl:for-each>
    </ul>
    <xsl:apply-templates select="t:legs/t:leg"/>
    <xsl:apply-templates select="t:statements[t:statement]"/>
    <xsl:apply-templates select="t:findings/t:finding"/>
    <p>SHA-256 <code><xsl:value-of select="t:source/t:sha256"/></code></p>
  </xsl:template>

  <!-- A leg, its hops, and the forwarding that ends it. -->
  <xsl:template match="t:leg">
    <xsl:variable name="leg" select="t:n"/>
    <h2>
      <xsl:value-of select="concat('Leg ', t:n, ': MAIL FROM &lt;', t:envelope-sender/t:address, '&gt;')"/>
      <xsl:if test="t:envelope-recipient"><xsl:value-of select="concat(' RCPT TO &lt;', t:envelope-recipient, '&gt;')"/></xsl:if>
    </h2>
    <ol>
      <xsl:for-each select="t:hops/t:hop">
        <xsl:apply-templates select="key('hop', concat(generate-id(ancestor::t:trace), ' ', .))"/>
      </xsl:for-each>
    </ol>
    <xsl:for-each select="ancestor::t:trace/t:forwardings/t:forwarding[t:from-leg = $leg]">
      <p id="{@id}">
        <xsl:value-of select="concat('Forwarded (', t:kind, ', ', t:confidence, ') by ', t:forwarder, ' to ', t:destination)"/>
      </p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="t:hop[@id]">
    <li id="{@id}" value="{t:n}">
      <xsl:value-of select="concat(t:time, ' ', t:by, ' ', t:with, ' ', t:tls)"/>
      <xsl:if test="t:from/t:ip"><xsl:value-of select="concat(' from [', t:from/t:ip, ']')"/></xsl:if>
      <xsl:if test="t:trusted = 'false'"> (claim)</xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="t:statements">
    <h2>Results</h2>
    <table border="1">
      <tr><th>Hop</th><th>Method</th><th>Result</th><th>About</th><th>Whose</th><th>Aligned</th><th>Certainty</th></tr>
      <xsl:for-each select="t:statement">
        <tr id="{@id}">
          <td><xsl:value-of select="t:hop"/></td>
          <td><xsl:value-of select="t:method"/></td>
          <td><xsl:value-of select="t:result"/></td>
          <td><xsl:value-of select="t:identity/t:domain"/></td>
          <td><xsl:value-of select="t:identity/t:role"/></td>
          <td><xsl:value-of select="t:aligned"/></td>
          <td><xsl:value-of select="t:confidence"/></td>
        </tr>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template match="t:finding">
    <h2 id="{@id}"><xsl:value-of select="concat(t:severity, ': ', t:headline)"/></h2>
    <p><xsl:value-of select="t:explanation"/></p>
  </xsl:template>
</xsl:stylesheet>
