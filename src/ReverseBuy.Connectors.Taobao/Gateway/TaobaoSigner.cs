using System.Security.Cryptography;
using System.Text;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Gateway;

/// <summary>TaoWorld's signatures. The path is signed, the <c>/rest</c> before it and empty values are not.</summary>
internal static class TaobaoSigner
{
    public static string StringToSign(string path, IEnumerable<KeyValuePair<string, string>> parameters) =>
        path + SignatureText.JoinByName(parameters.Where(parameter => parameter is { Key.Length: > 0, Value.Length: > 0 }));

    public static string Sign(string path, IEnumerable<KeyValuePair<string, string>> parameters, string secret) =>
        SignatureText.HmacSha256(secret, StringToSign(path, parameters));

    /// <summary>Signs a pushed message over its bytes as they came: any parsing before would change them.</summary>
    public static string SignPush(string appKey, ReadOnlySpan<byte> body, string secret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(appKey));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
