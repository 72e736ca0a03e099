namespace ReverseBuy.Auditing;

/// <summary>What somebody did to a credential.</summary>
public enum CredentialChangeKind
{
    /// <summary>It was stored where there was none: an account was connected, an application registered.</summary>
    Connected,

    /// <summary>Another took its place.</summary>
    Rotated,

    /// <summary>It was encrypted anew under the current key of the host's ring, and stayed the same.</summary>
    Reprotected,

    /// <summary>It was deleted: an account was disconnected, a registration removed.</summary>
    Removed,
}
