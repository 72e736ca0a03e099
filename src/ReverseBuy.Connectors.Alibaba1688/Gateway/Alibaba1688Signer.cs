using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Gateway;

/// <summary>Signs as open.1688.com asks for: path, then every name and value ordered as one text, HMAC-SHA1, capitals.</summary>
internal static class Alibaba1688Signer
{
    public const string SignatureParameter = "_aop_signature";

    /// <summary>The text a call is signed by; the path goes from <c>param2</c> to the application's key.</summary>
    public static string TextToSign(string path, IEnumerable<KeyValuePair<string, string>> parameters) =>
        path + SignatureText.JoinByPair(parameters.Where(parameter => parameter.Key != SignatureParameter));

    public static string Sign(string secret, string path, IEnumerable<KeyValuePair<string, string>> parameters) =>
        SignatureText.HmacSha1(secret, TextToSign(path, parameters));
}
