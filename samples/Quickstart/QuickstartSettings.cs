namespace Quickstart;

/// <summary>What the command line asked for.</summary>
internal sealed record QuickstartSettings
{
    public required bool Json { get; init; }

    public required TimeSpan Pause { get; init; }

    public string? DataFolder { get; init; }

    public Uri? SandboxUrl { get; init; }

    public string? Link { get; init; }
}
