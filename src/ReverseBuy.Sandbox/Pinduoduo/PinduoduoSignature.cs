using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Sandbox.Pinduoduo;

/// <summary>
/// The gateway's signature: upper-case MD5 over the secret, every parameter by ordinal name, and the secret again. Written from the official rule and apart
/// from the connector's own, so that each checks the other.
/// </summary>
internal static class PinduoduoSignature
{
    public const string Parameter = "sign";

    public static string Compute(string secret, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var text = new StringBuilder(secret);
        foreach (var (key, value) in parameters.Where(pair => pair.Key != Parameter).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(key).Append(value);
        }

#pragma warning disable CA5351 // The platform demands MD5.
        return Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text.Append(secret).ToString())));
#pragma warning restore CA5351
    }
}
