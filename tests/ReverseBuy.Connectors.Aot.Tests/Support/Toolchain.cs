namespace ReverseBuy.Connectors.Aot.Tests.Support;

/// <summary>What this machine can make.</summary>
internal static class Toolchain
{
    private static readonly string[] Linkers = ["clang", "gcc"];

    // Of NuGet: the package or a version of it is not there, or the feed is not.
    private static readonly string[] MissingPackage = ["NU1100", "NU1101", "NU1102", "NU1103", "NU1301"];

    /// <summary>The program that links native code; <see langword="null"/> when there is none.</summary>
    public static string? Linker { get; } = OperatingSystem.IsLinux() ? Linkers.FirstOrDefault(IsOnPath) : null;

    /// <summary>The proofs to try in turn: the first whose packages are to be had counts.</summary>
    public static IEnumerable<Proof> Proofs => Linker is null ? [Proof.Trimmed, Proof.Analyzed] : [Proof.Native, Proof.Trimmed, Proof.Analyzed];

    /// <summary>Whether a publish failed only for want of a package. Any other failure is ours.</summary>
    public static bool LacksPackage(ProgramOutcome publish) =>
        publish.ExitCode != 0 && MissingPackage.Any(code => publish.AllText.Contains($"error {code}:", StringComparison.Ordinal));

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
