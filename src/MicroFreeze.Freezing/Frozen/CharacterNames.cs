using System.Collections.Frozen;
using System.Globalization;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// Names that stand in C identifiers for characters that C does not allow: those of HTML 4, and some of MicroPython's own for punctuation.
/// Source: py/makeqstrdata.py@v1.28.0 codepoint2name.
/// </summary>
internal static class CharacterNames
{
    /// <summary>Punctuation, less the space, which separates.</summary>
    private const string Ascii =
        "! bang \" quot # hash $ dollar % percent & amp ' squot ( paren_open ) paren_close * star + plus , comma - hyphen . dot "
        + "/ slash : colon ; semicolon < lt = equals > gt ? question @ at_sign [ bracket_open \\ backslash ] bracket_close ^ caret "
        + "{ brace_open | pipe } brace_close ~ tilde";

    /// <summary>U+00A0 to U+00FF.</summary>
    private const string Latin1 =
        "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para "
        + "middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave "
        + "Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc "
        + "Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc "
        + "iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

    private const string Others =
        "0152 OElig 0153 oelig 0160 Scaron 0161 scaron 0178 Yuml 0192 fnof 02c6 circ 02dc tilde 0391 Alpha 0392 Beta 0393 Gamma "
        + "0394 Delta 0395 Epsilon 0396 Zeta 0397 Eta 0398 Theta 0399 Iota 039a Kappa 039b Lambda 039c Mu 039d Nu 039e Xi "
        + "039f Omicron 03a0 Pi 03a1 Rho 03a3 Sigma 03a4 Tau 03a5 Upsilon 03a6 Phi 03a7 Chi 03a8 Psi 03a9 Omega 03b1 alpha "
        + "03b2 beta 03b3 gamma 03b4 delta 03b5 epsilon 03b6 zeta 03b7 eta 03b8 theta 03b9 iota 03ba kappa 03bb lambda 03bc mu "
        + "03bd nu 03be xi 03bf omicron 03c0 pi 03c1 rho 03c2 sigmaf 03c3 sigma 03c4 tau 03c5 upsilon 03c6 phi 03c7 chi 03c8 psi "
        + "03c9 omega 03d1 thetasym 03d2 upsih 03d6 piv 2002 ensp 2003 emsp 2009 thinsp 200c zwnj 200d zwj 200e lrm 200f rlm "
        + "2013 ndash 2014 mdash 2018 lsquo 2019 rsquo 201a sbquo 201c ldquo 201d rdquo 201e bdquo 2020 dagger 2021 Dagger "
        + "2022 bull 2026 hellip 2030 permil 2032 prime 2033 Prime 2039 lsaquo 203a rsaquo 203e oline 2044 frasl 20ac euro "
        + "2111 image 2118 weierp 211c real 2122 trade 2135 alefsym 2190 larr 2191 uarr 2192 rarr 2193 darr 2194 harr 21b5 crarr "
        + "21d0 lArr 21d1 uArr 21d2 rArr 21d3 dArr 21d4 hArr 2200 forall 2202 part 2203 exist 2205 empty 2207 nabla 2208 isin "
        + "2209 notin 220b ni 220f prod 2211 sum 2212 minus 2217 lowast 221a radic 221d prop 221e infin 2220 ang 2227 and 2228 or "
        + "2229 cap 222a cup 222b int 2234 there4 223c sim 2245 cong 2248 asymp 2260 ne 2261 equiv 2264 le 2265 ge 2282 sub "
        + "2283 sup 2284 nsub 2286 sube 2287 supe 2295 oplus 2297 otimes 22a5 perp 22c5 sdot 2308 lceil 2309 rceil 230a lfloor "
        + "230b rfloor 2329 lang 232a rang 25ca loz 2660 spades 2663 clubs 2665 hearts 2666 diams";

    private static readonly FrozenDictionary<int, string> Names = Parse();

    /// <summary>The name of a character, or null.</summary>
    public static string? Find(int codePoint) => Names.GetValueOrDefault(codePoint);

    private static FrozenDictionary<int, string> Parse()
    {
        Dictionary<int, string> names = new() { [' '] = "space" };
        string[] ascii = Ascii.Split(' ');
        for (int index = 0; index < ascii.Length; index += 2)
        {
            names.Add(ascii[index][0], ascii[index + 1]);
        }

        const int FirstLatin1 = 0xa0;
        string[] latin1 = Latin1.Split(' ');
        for (int index = 0; index < latin1.Length; index++)
        {
            names.Add(FirstLatin1 + index, latin1[index]);
        }

        string[] others = Others.Split(' ');
        for (int index = 0; index < others.Length; index += 2)
        {
            names.Add(int.Parse(others[index], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), others[index + 1]);
        }

        return names.ToFrozenDictionary();
    }
}
