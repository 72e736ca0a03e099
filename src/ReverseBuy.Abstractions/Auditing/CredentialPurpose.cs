namespace ReverseBuy.Auditing;

/// <summary>What an account's credential was used for.</summary>
public enum CredentialPurpose
{
    /// <summary>A call to the marketplace was made with it.</summary>
    Call,

    /// <summary>A new token was asked for with it.</summary>
    Renewal,
}
