namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>The names of the simulated marketplaces, as the control API speaks them.</summary>
internal static class Marketplaces
{
    public const string Alibaba1688 = "1688";
    public const string Jd = "jd";
    public const string Pinduoduo = "pinduoduo";
    public const string Taobao = "taobao";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Alibaba1688, Jd, Pinduoduo, Taobao];

    /// <summary>Those that push. The others keep their messages until they are fetched.</summary>
    public static IReadOnlyList<string> Pushing { get; } = [Alibaba1688, Taobao];
}
