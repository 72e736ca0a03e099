using ReverseBuy.Orders;

namespace ReverseBuy.Crash.Auditing;

/// <summary>Money: paid is what was charged, in both currencies, and the entries say the same as the order.</summary>
internal static partial class Auditor
{
    private static readonly Dictionary<string, int> Charges = new(StringComparer.Ordinal) { ["Charge"] = 1, ["DomesticFreight"] = 1, ["TopUp"] = 1, ["Discount"] = -1, ["Credit"] = -1 };
    private static readonly Dictionary<string, int> Payments = new(StringComparer.Ordinal) { ["Capture"] = 1, ["Refund"] = -1, ["Chargeback"] = -1 };

    private static IEnumerable<Finding> AuditMoney(TenantEvidence tenant)
    {
        foreach (var doubled in tenant.Money.GroupBy(entry => (entry.Kind, entry.Reference)).Where(group => group.Count() > 1))
        {
            yield return new Finding(FindingKind.EntryDoubled, $"{doubled.Count()} entries of {doubled.Key}");
        }

        var entries = tenant.Money.ToLookup(entry => entry.For);
        var owed = tenant.Orders.Select(order => (Key: new AggregateKey(AggregateKind.Order, order.Id), order.Charged, order.Paid))
            .Concat(tenant.Parcels.Select(parcel => (Key: new AggregateKey(AggregateKind.Parcel, parcel.Id), parcel.Charged, parcel.Paid)));
        foreach (var (key, charged, paid) in owed)
        {
            var own = entries[key].ToList();
            var balance = (Charged: Sum(own, Charges, entry => entry.Amount), Paid: Sum(own, Payments, entry => entry.Amount));
            if (balance != (charged, paid) || charged != paid)
            {
                yield return new Finding(FindingKind.MoneyWrong, FormattableString.Invariant($"{key}: charged {charged}, paid {paid}, by its entries {balance}"));
            }

            var pinned = (Charged: Sum(own, Charges, entry => entry.AtPinnedRate ?? 0), Paid: Sum(own, Payments, entry => entry.AtPinnedRate ?? 0));
            if (pinned.Charged != pinned.Paid)
            {
                yield return new Finding(FindingKind.MoneyWrong, FormattableString.Invariant($"{key}: at the pinned rate {pinned}"));
            }

            if (own.Count(entry => entry.Kind == "Capture") is var captures and not 1)
            {
                yield return new Finding(FindingKind.MoneyWrong, FormattableString.Invariant($"{key} was paid {captures} times"));
            }
        }
    }

    private static long Sum(List<MoneyEvidence> entries, Dictionary<string, int> signs, Func<MoneyEvidence, long> amount) =>
        entries.Sum(entry => signs.GetValueOrDefault(entry.Kind) * amount(entry));
}
