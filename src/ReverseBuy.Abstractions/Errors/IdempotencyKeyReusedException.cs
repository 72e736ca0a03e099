namespace ReverseBuy;

/// <summary>A command came with the key of a different one.</summary>
public sealed class IdempotencyKeyReusedException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="key">The key.</param>
    public IdempotencyKeyReusedException(string key)
        : base("command.key_reused", $"The idempotency key '{key}' belongs to a command with another content. Nothing was done: give each command its own key.")
    {
        Key = key;
    }

    /// <summary>The key.</summary>
    public string Key { get; }
}
