namespace ReverseBuy.AspNetCore;

/// <summary>Where the host keeps API keys. By default they are those of <see cref="ApiKeyOptions"/>; a host with many registers its own. Thread-safe.</summary>
public interface IApiKeyStore
{
    /// <summary>Finds a key.</summary>
    /// <param name="id">The key's id, from outside: 1 to 64 characters of <c>A-Z a-z 0-9 - _</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is kept of it, or <see langword="null"/> when there is none, or it was withdrawn.</returns>
    ValueTask<StoredApiKey?> FindAsync(string id, CancellationToken cancellationToken);
}
