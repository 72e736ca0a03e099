using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Gateway;

/// <summary>Signs as open.1688.com asks for: path, then every name and value ordered as one text, HMAC-SHA1, capitals.</summary>
internal static class Alibaba1688Signer
{
    public const string SignatureParameter = "_aop_signature";

    /// <param name="secret">The application's secret.</param>
    /// <param name="path">From <c>param2</c> to the application's key; empty for what is pushed.</param>
    /// <param name="parameters">All parameters but the signature.</param>
    public static string Sign(string secret, string path, ReadOnlySpan<KeyValuePair<string, string>> parameters) =>
        SignatureText.HmacSha1(secret, path, parameters, SignatureOrder.Pair);
}
