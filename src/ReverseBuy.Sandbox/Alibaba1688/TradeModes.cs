namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>The trade types every simulated seller supports.</summary>
internal static class TradeModes
{
    public static IReadOnlyList<string> Names { get; } = ["nzassure", "assureTrade"];
}
