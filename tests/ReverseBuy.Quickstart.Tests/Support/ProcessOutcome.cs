namespace ReverseBuy.Quickstart.Tests.Support;

/// <summary>What a process that ended left: its exit code and both streams, whole.</summary>
internal sealed record ProcessOutcome(int ExitCode, string Out, string Error)
{
    public string AllText => Out + Error;

    /// <summary>Standard output without the line breaks that a narrow terminal asks for.</summary>
    public string OutInOneLine => string.Join(' ', Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public override string ToString() => $"exit code {ExitCode}\n--- standard output\n{Out}\n--- standard error\n{Error}\n---";
}
