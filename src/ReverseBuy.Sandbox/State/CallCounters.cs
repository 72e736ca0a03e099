using System.Text.RegularExpressions;

namespace ReverseBuy.Sandbox.State;

/// <summary>Counts marketplace calls by lane and by operation.</summary>
internal sealed partial class CallCounters(SandboxState state)
{
    /// <summary>The lane a connector names in its user agent, e.g. <c>ReverseBuy/1.0 (lane=browse)</c>.</summary>
    public static string LaneOf(string userAgent) =>
        LanePattern().Match(userAgent) is { Success: true } match ? match.Groups[1].Value : "other";

    public void Count(string lane, string operation)
    {
        state.CallsByLane[lane] = state.CallsByLane.GetValueOrDefault(lane) + 1;
        state.CallsByOperation[operation] = state.CallsByOperation.GetValueOrDefault(operation) + 1;
    }

    [GeneratedRegex(@"\(lane=([A-Za-z0-9-]{1,40})\)")]
    private static partial Regex LanePattern();
}
