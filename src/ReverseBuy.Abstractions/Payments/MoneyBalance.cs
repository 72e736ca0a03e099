namespace ReverseBuy.Payments;

/// <summary>What the entries of an order or parcel add up to: paid + due = charged + due back, to the smallest unit.</summary>
/// <param name="Charged">What the customer is to pay in all.</param>
/// <param name="Paid">What the customer has paid, less what was paid or taken back.</param>
public readonly record struct MoneyBalance(Money Charged, Money Paid)
{
    /// <summary>What is still to be paid; nothing when all is.</summary>
    public Money Due => Paid < Charged ? Charged - Paid : Money.Zero(Charged.Currency);

    /// <summary>What the customer gets back; nothing when no more was paid than charged.</summary>
    public Money DueBack => Paid > Charged ? Paid - Charged : Money.Zero(Charged.Currency);

    /// <summary>Adds entries up.</summary>
    /// <param name="entries">The entries of one order or parcel.</param>
    /// <param name="currency">The customer's currency.</param>
    /// <returns>What they come to.</returns>
    /// <exception cref="CurrencyMismatchException">An entry is in another currency.</exception>
    public static MoneyBalance Of(IEnumerable<MoneyEntry> entries, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var balance = new MoneyBalance(Money.Zero(currency), Money.Zero(currency));
        foreach (var entry in entries)
        {
            balance = entry.Kind switch
            {
                MoneyEntryKind.Charge or MoneyEntryKind.DomesticFreight or MoneyEntryKind.TopUp => balance with { Charged = balance.Charged + entry.Amount },
                MoneyEntryKind.Discount or MoneyEntryKind.Credit => balance with { Charged = balance.Charged - entry.Amount },
                MoneyEntryKind.Capture => balance with { Paid = balance.Paid + entry.Amount },
                MoneyEntryKind.Refund or MoneyEntryKind.Chargeback => balance with { Paid = balance.Paid - entry.Amount },
                _ => throw new ArgumentOutOfRangeException(nameof(entries), entry.Kind, "Not a kind of entry."),
            };
        }

        return balance;
    }
}
