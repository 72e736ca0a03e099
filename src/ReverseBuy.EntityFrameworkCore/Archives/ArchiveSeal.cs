using System.Security.Cryptography;
using System.Text;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>Seals secrets of an archive with a passphrase: AES-GCM under a key of PBKDF2. What is sealed opens at its own place only.</summary>
internal sealed class ArchiveSeal : IDisposable
{
    public const int ShortestPassphrase = 12;
    public const int Iterations = 600_000;

    private const int KeySize = 32;
    private const int SaltSize = 16;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly AesGcm _cipher;

    private ArchiveSeal(string passphrase, byte[] salt, int iterations)
    {
        Salt = salt;
        var key = Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, iterations, HashAlgorithmName.SHA256, KeySize);
        _cipher = new AesGcm(key, TagSize);
        CryptographicOperations.ZeroMemory(key);
    }

    public byte[] Salt { get; }

    public static ArchiveSeal Make(string passphrase)
    {
        if (passphrase.Length < ShortestPassphrase)
        {
            throw new ArgumentException($"The passphrase of an archive has at least {ShortestPassphrase} characters.", nameof(passphrase));
        }

        return new ArchiveSeal(passphrase, RandomNumberGenerator.GetBytes(SaltSize), Iterations);
    }

    public static ArchiveSeal Of(string passphrase, byte[] salt) => new(passphrase, salt, Iterations);

    public byte[] Seal(byte[] plain, string place)
    {
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        _cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(place));
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">It was sealed with another passphrase, elsewhere, or changed.</exception>
    public byte[] Open(byte[] sealedBytes, string place)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("Too short to have been sealed.");
        }

        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        _cipher.Decrypt(
            sealedBytes.AsSpan(0, NonceSize), sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(place));
        return plain;
    }

    public void Dispose() => _cipher.Dispose();
}
