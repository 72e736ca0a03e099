using System.Security.Cryptography;
using System.Text;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Gateway;

/// <summary>TaoWorld's signatures. The path is signed, the <c>/rest</c> before it and empty values are not.</summary>
internal static class TaobaoSigner
{
    public static string Sign(string path, ReadOnlySpan<KeyValuePair<string, string>> parameters, string secret) =>
        SignatureText.HmacSha256(secret, path, Signed(parameters), SignatureOrder.Name);

    /// <summary>Signs a pushed message over its bytes as they came: any parsing before would change them.</summary>
    public static string SignPush(string appKey, ReadOnlySpan<byte> body, string secret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(appKey));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Our own calls have no empty values, so nothing is copied for them.
    private static ReadOnlySpan<KeyValuePair<string, string>> Signed(ReadOnlySpan<KeyValuePair<string, string>> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (IsEmpty(parameter))
            {
                return parameters.ToArray().Where(each => !IsEmpty(each)).ToArray();
            }
        }

        return parameters;
    }

    private static bool IsEmpty(KeyValuePair<string, string> parameter) => parameter.Key.Length == 0 || parameter.Value.Length == 0;
}
