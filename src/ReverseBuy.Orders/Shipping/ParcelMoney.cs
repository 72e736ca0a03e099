using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Payments;

namespace ReverseBuy.Orders.Shipping;

internal static class ParcelMoney
{
    /// <summary>Changes what is charged for a parcel, and books the difference: entries add up to what is charged.</summary>
    public static async ValueTask ChargeAsync(this ChangeSet changes, ParcelChange parcel, Money charged, CancellationToken cancellationToken)
    {
        var difference = charged - parcel.Parcel.Charged;
        if (!difference.IsZero)
        {
            await changes.UnitOfWork.Money.AddAsync(
                new MoneyEntry
                {
                    Customer = parcel.Parcel.Customer,
                    For = parcel.Key,
                    Kind = difference.Amount > 0 ? MoneyEntryKind.Charge : MoneyEntryKind.Credit,
                    Amount = difference.Amount > 0 ? difference : -difference,
                    Reference = string.Create(CultureInfo.InvariantCulture, $"parcel:{parcel.Parcel.Id}:{parcel.Parcel.Version}"),
                    At = changes.At,
                },
                cancellationToken).ConfigureAwait(false);
        }

        parcel.Charge(charged);
    }

    /// <summary>Refuses an amount that is no price of this parcel, before anything is changed.</summary>
    public static void RequirePrice(this Parcel parcel, Money amount)
    {
        if (amount.Currency != parcel.Charged.Currency)
        {
            throw new CurrencyMismatchException(amount.Currency, parcel.Charged.Currency);
        }
    }

    /// <summary>Refuses an amount that nobody pays.</summary>
    public static void RequireAboveZero(Money amount, string what, string parameter)
    {
        if (amount.Amount <= 0)
        {
            throw new ArgumentException($"{what} of {amount} makes no sense; it is above 0.", parameter);
        }

        // Refused here, where nothing is stored yet, rather than in the middle.
        _ = amount.ToMinorUnits();
    }
}
