namespace ReverseBuy.Hostile;

/// <summary>Texts that attack what a tenant id is used for: names of files, databases, hosts and keys, statements, logs and terminals. None is one.</summary>
internal static class HostileTenantIds
{
    private const int Long = 10 * 1024;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        // Ways out of a folder.
        "..", ".", "../plum", "..\\plum", "/etc/passwd", "\\\\server\\share", "C:plum", "C:\\plum", "~", "~root", "plum/../lotus", "plum.db", "lotus.", "lotus..", "plum.db-wal", "plum::$DATA",
        // Devices of Windows, which no ending changes.
        "con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt0", "lpt1", "lpt9",
        // Statements and patterns.
        "lotus'--", "lotus'; DROP TABLE tenants; --", "\" OR \"\"=\"", "lotus;", "lotus\\", "lotus%", "lotus_", "*", "?", "[a-z]*", "{lotus}", "lotus:*", "lotus}:{plum", "lotus$1", "${jndi:ldap://x}",
        "lotus.#", "#", "amq.gen", "{0}", "{{tenant}}", "<script>alert(1)</script>", "lotus&plum", "lotus,plum", "lotus plum",
        // Control characters: lines of logs and headers, terminals, ends of strings.
        "lotus\r\nSet-Cookie: a=b", "lotus\n", "\tlotus", "lotus\0", "lotus\0.db", "lotus\u001b[2J", "lotus\u0085", "lotus\u2028", "lotus\u200b", "\ufefflotus", "\u202elotus",
        // Spaces and cases that would be folded away.
        " lotus", "lotus ", "Lotus", "LOTUS", "lotuS",
        // Look-alikes, and what becomes ASCII when it is normalised or lowered.
        "l\u00f6tus", "lotu\u0455", "\uff4cotus", "\u212aelp", "\u0130lotus", "lotus\u0301", "lotu\ua731", "\u0661\u0662\u0663", "lotus\u2010plum", "lotus\u2212plum", "\ud83e\udeb7", "\ud800",
        // Shapes.
        "", "-", "-lotus", "--help", "-", new string('a', 64), new string('a', Long), new string('-', Long), new string('\u00e9', Long),
    ];

    /// <summary>Ids that are right, and would go wrong where a name is made of them carelessly.</summary>
    public static IReadOnlyList<string> Awkward { get; } =
    [
        "a", "0", "a-", "a--b", "xn--ltus-5qa", "control", "postgres", "template1", "master", "default", "system", "all", "none", "null", "true", "tenants", "_".Replace('_', 'z'), "con-", "con0", "com10", "comx", "lpt",
        "auxiliary", "select", "public", "0193a000000070008000000000000001", "1e5", "0x1f", new string('a', 63), new string('a', 62) + "b", "a" + new string('-', 62),
    ];
}
