namespace ReverseBuy.Connectors.Aot.Tests.Support;

/// <summary>What a program that ended left.</summary>
internal sealed record ProgramOutcome(int ExitCode, string Out, string Error)
{
    public string AllText => Out + Error;

    public override string ToString() => $"exit code {ExitCode}\n--- standard output\n{Out}\n--- standard error\n{Error}\n---";
}
