using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Connectors.Http;

/// <summary>The steps that the open platforms' signatures share. Text is ordered ordinally and taken as UTF-8, never escaped.</summary>
public static class SignatureText
{
    /// <summary>Joins names and values, ordered by the name alone (TaoWorld, TOP).</summary>
    /// <param name="parameters">The parameters to sign.</param>
    /// <returns>The joined text.</returns>
    public static string JoinByName(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var text = new StringBuilder();
        foreach (var (name, value) in parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append(value);
        }

        return text.ToString();
    }

    /// <summary>Joins names and values, ordered by name and value as one text (1688).</summary>
    /// <param name="parameters">The parameters to sign.</param>
    /// <returns>The joined text.</returns>
    public static string JoinByPair(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return string.Concat(parameters.Select(parameter => parameter.Key + parameter.Value).Order(StringComparer.Ordinal));
    }

    /// <summary>HMAC-SHA1 in upper-case hexadecimal digits.</summary>
    /// <param name="secret">The application's secret.</param>
    /// <param name="text">The text to sign.</param>
    /// <returns>40 digits.</returns>
    public static string HmacSha1(string secret, string text) =>
#pragma warning disable CA5350 // The platform demands SHA-1; a keyed hash does not need collision resistance.
        Convert.ToHexString(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    /// <summary>HMAC-SHA256 in upper-case hexadecimal digits.</summary>
    /// <param name="secret">The application's secret.</param>
    /// <param name="text">The text to sign.</param>
    /// <returns>64 digits.</returns>
    public static string HmacSha256(string secret, string text) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
}
