namespace ReverseBuy.Connectors.Http;

/// <summary>Credentials that a platform issued and the store did not take yet.</summary>
internal sealed class UnsavedCredentials(AccountCredentials issued, AccountCredentials replaced)
{
    private int _isBeingSaved;

    public AccountCredentials Issued => issued;

    /// <summary>What was stored when they, or others before them that were not stored either, were asked for.</summary>
    public AccountCredentials Replaced => replaced;

    /// <summary>Whether their loss was told of: once, not with every call that finds the store still gone.</summary>
    public bool IsTold { get; set; }

    /// <summary>Lets one call at a time try to save them; the others go on with what was issued.</summary>
    public bool TryBegin() => Interlocked.Exchange(ref _isBeingSaved, 1) == 0;

    public void End() => Volatile.Write(ref _isBeingSaved, 0);

    /// <summary>Hides the tokens.</summary>
    public override string ToString() => "UnsavedCredentials { hidden }";
}
