namespace ReverseBuy.Sandbox.Taobao;

/// <summary>The interfaces the sandbox speaks.</summary>
internal static class TaobaoApis
{
    public static IReadOnlyList<TaobaoApi> All { get; } = [];
}
