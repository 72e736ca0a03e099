using System.Text.Json;

namespace ReverseBuy.Tool.Tests;

/// <summary>What the command left: its exit code and both streams, whole.</summary>
internal sealed record ToolOutcome(int ExitCode, string Out, string Error)
{
    /// <summary>Standard output, which is one document and nothing else.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    public override string ToString() => $"exit code {ExitCode}\n--- standard output\n{Out}\n--- standard error\n{Error}\n---";
}
