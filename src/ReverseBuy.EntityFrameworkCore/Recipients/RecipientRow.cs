using ReverseBuy.Fulfilment;

namespace ReverseBuy.EntityFrameworkCore.Recipients;

/// <summary>The only table with personal data of customers. Nothing refers to its rows by a foreign key: they can be erased at any time.</summary>
internal sealed class RecipientRow
{
    public RecipientId Id { get; set; }

    public CustomerId Customer { get; set; }

    public DateTimeOffset SavedAt { get; set; }

    /// <summary>The encrypted data (see <see cref="RecipientProtection"/>).</summary>
    public byte[] Ciphertext { get; set; } = [];
}
