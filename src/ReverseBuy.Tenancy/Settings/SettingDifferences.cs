using System.Globalization;
using ReverseBuy.Buying;
using ReverseBuy.Settings;

namespace ReverseBuy.Tenancy.Settings;

/// <summary>Tells two settings apart, setting by setting, in words for whoever reads who changed what. Contacts of warehouses are compared and not told.</summary>
internal static class SettingDifferences
{
    private const string KeptBack = "(kept back)";

    public static IReadOnlyList<SettingDifference> Between(TenantSettings before, TenantSettings after)
    {
        var (old, now) = (TextsOf(before), TextsOf(after));
        return
        [
            .. old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
                .Select(setting => (Setting: setting, Before: old.GetValueOrDefault(setting), After: now.GetValueOrDefault(setting)))
                .Where(each => each.Before != each.After)
                .Select(each => new SettingDifference(each.Setting, each.Before?.Told, each.After?.Told)),
        ];
    }

    private static Dictionary<string, Text> TextsOf(TenantSettings settings)
    {
        var texts = new Dictionary<string, Text>(StringComparer.Ordinal);
        Add("marketplaces", List(settings.Marketplaces?.Select(marketplace => marketplace.Value)));
        Add("priceRules.fall", settings.PriceRules?.Fall?.ToString());
        Add("priceRules.riseWithinTolerance", settings.PriceRules?.RiseWithinTolerance?.ToString());
        Add("priceRules.riseBeyondTolerance", settings.PriceRules?.RiseBeyondTolerance?.ToString());
        Add("tolerance.absorbedRise", settings.Tolerance?.AbsorbedRise is { } rise ? Plain(rise) : null);
        Add("tolerance.absorbedAmount", settings.Tolerance?.AbsorbedAmount?.ToString());
        Add("languages", List(settings.Languages));
        Add("currencies", List(settings.Currencies?.Select(currency => currency.Code)));
        Add("quotas.ordersADay", settings.Quotas?.OrdersADay?.ToString(CultureInfo.InvariantCulture));
        Add("quotas.liveCallsAMinute", settings.Quotas?.LiveCallsAMinute?.ToString(CultureInfo.InvariantCulture));
        Add("warehouses", List(settings.Warehouses?.Select(warehouse => warehouse.Address.Warehouse.Value)));
        foreach (var warehouse in settings.Warehouses ?? [])
        {
            var place = $"warehouses.{warehouse.Address.Warehouse}";
            Add($"{place}.state", warehouse.IsClosed ? "closed" : "open");
            Add($"{place}.address", AddressOf(warehouse.Address));
            texts.Add($"{place}.contact", new Text($"{warehouse.Address.ContactName}\n{warehouse.Address.ContactPhone}", KeptBack));
        }

        return texts;

        void Add(string setting, string? text)
        {
            if (text is not null)
            {
                texts.Add(setting, new Text(text, text));
            }
        }
    }

    // 0.05 and 0.050 are one share.
    private static string Plain(decimal share) => share.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string? List(IEnumerable<string>? texts) => texts is null ? null : string.Join(", ", texts);

    private static string AddressOf(WarehouseAddress address) =>
        string.Join(' ', address.Province, address.City, address.District, address.Street, address.DistrictCode, address.PostalCode);

    private sealed record Text(string Compared, string Told);
}
