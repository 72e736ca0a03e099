using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// The steps that the open platforms' signatures share: a prefix, then names and values in order, hashed with the application's secret. Text is
/// ordered ordinally and taken as UTF-8, never escaped. Thread-safe; the signature is all that is allocated.
/// </summary>
public static class SignatureText
{
    private delegate int KeyedHash(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text, Span<byte> hash);

    /// <summary>The text that is hashed, for platforms that hash it in another way.</summary>
    /// <param name="prefix">What comes before the parameters, such as a path; may be empty.</param>
    /// <param name="parameters">The parameters to sign.</param>
    /// <param name="order">How they are ordered.</param>
    /// <returns>The joined text.</returns>
    public static string Join(string prefix, ReadOnlySpan<KeyValuePair<string, string>> parameters, SignatureOrder order)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var text = new StringBuilder(prefix);
        using var ordered = new OrderedParameters(parameters, order);
        foreach (var (name, value, _) in ordered.Entries)
        {
            text.Append(name).Append(value);
        }

        return text.ToString();
    }

    /// <summary>HMAC-SHA1 in upper-case hexadecimal digits.</summary>
    /// <param name="secret">The application's secret.</param>
    /// <param name="prefix">What comes before the parameters, such as a path; may be empty.</param>
    /// <param name="parameters">The parameters to sign.</param>
    /// <param name="order">How they are ordered.</param>
    /// <returns>40 digits.</returns>
    public static string HmacSha1(string secret, string prefix, ReadOnlySpan<KeyValuePair<string, string>> parameters, SignatureOrder order) =>
#pragma warning disable CA5350 // The platform demands SHA-1; a keyed hash does not need collision resistance.
        Sign(HMACSHA1.HashData, stackalloc byte[HMACSHA1.HashSizeInBytes], secret, prefix, parameters, order);
#pragma warning restore CA5350

    /// <summary>HMAC-SHA256 in upper-case hexadecimal digits.</summary>
    /// <param name="secret">The application's secret.</param>
    /// <param name="prefix">What comes before the parameters, such as a path; may be empty.</param>
    /// <param name="parameters">The parameters to sign.</param>
    /// <param name="order">How they are ordered.</param>
    /// <returns>64 digits.</returns>
    public static string HmacSha256(string secret, string prefix, ReadOnlySpan<KeyValuePair<string, string>> parameters, SignatureOrder order) =>
        Sign(HMACSHA256.HashData, stackalloc byte[HMACSHA256.HashSizeInBytes], secret, prefix, parameters, order);

    private static string Sign(
        KeyedHash keyedHash,
        Span<byte> hash,
        string secret,
        string prefix,
        ReadOnlySpan<KeyValuePair<string, string>> parameters,
        SignatureOrder order)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(prefix);
        var keyLength = Encoding.UTF8.GetByteCount(secret);
        var length = keyLength + Encoding.UTF8.GetByteCount(prefix);
        foreach (var (name, value) in parameters)
        {
            length += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(value);
        }

        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var written = Encoding.UTF8.GetBytes(secret, rented);
            written += Encoding.UTF8.GetBytes(prefix, rented.AsSpan(written));
            using var ordered = new OrderedParameters(parameters, order);
            foreach (var (name, value, _) in ordered.Entries)
            {
                written += Encoding.UTF8.GetBytes(name, rented.AsSpan(written));
                written += Encoding.UTF8.GetBytes(value, rented.AsSpan(written));
            }

            keyedHash(rented.AsSpan(0, keyLength), rented.AsSpan(keyLength, length - keyLength), hash);
            return Convert.ToHexString(hash);
        }
        finally
        {
            // The secret, the token and the customer's data are in it.
            CryptographicOperations.ZeroMemory(rented.AsSpan(0, length));
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
