namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>The names of the simulated marketplaces, as the control API speaks them.</summary>
internal static class Marketplaces
{
    public const string Alibaba1688 = "1688";

    public const string Taobao = "taobao";
}
