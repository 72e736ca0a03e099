using ReverseBuy.Connectors;

namespace NativeConsole;

/// <summary>Where the marketplaces are, and what the calls are signed with.</summary>
internal sealed record ShopSettings(Uri Alibaba1688, Uri Taobao, Uri Jd, Uri Pinduoduo, string AppKey, string AppSecret, AccountCredentials Credentials)
{
    /// <summary>Hides the secret.</summary>
    public override string ToString() => $"{Alibaba1688} {Taobao} {Jd} {Pinduoduo}";
}
