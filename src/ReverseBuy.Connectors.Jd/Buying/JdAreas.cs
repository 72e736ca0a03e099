using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>
/// Finds JD's ids of a warehouse's area, which everything about stock, freight and orders wants. JD reads the address itself; where it makes nothing of it, its
/// tree of areas is walked by name. What was found is kept for a while. Thread-safe.
/// </summary>
internal sealed class JdAreas(JdGateway gateway, IOptions<JdOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<AreaKey, (JdArea Area, DateTimeOffset Until)> _known = new();

    /// <exception cref="MarketplaceException">InvalidRequest: JD knows no such place; or it could not be asked.</exception>
    public async Task<JdArea> FindAsync(ConnectorContext context, WarehouseAddress address, CancellationToken cancellationToken)
    {
        var key = new AreaKey(context.Tenant, address.Province + address.City + address.District + address.Street);
        if (_known.TryGetValue(key, out var known) && time.GetUtcNow() < known.Until)
        {
            return known.Area;
        }

        var area = await ReadAsync(context, key.Text, cancellationToken).ConfigureAwait(false)
            ?? await WalkAsync(context, address, cancellationToken).ConfigureAwait(false);
        await CheckAsync(context, address, area, cancellationToken).ConfigureAwait(false);
        _known[key] = (area, time.GetUtcNow() + options.Value.AreaLifetime);
        return area;
    }

    /// <summary>Forgets what was found: JD says that its areas changed.</summary>
    public void Forget() => _known.Clear();

    private async Task<JdArea?> ReadAsync(ConnectorContext context, string text, CancellationToken cancellationToken)
    {
        var read = await gateway.CallAsync(context, JdOperation.ReadAddress, [new("address", text)], Read, cancellationToken).ConfigureAwait(false);
        return read is not { Town: 0 } area ? read
            : await TownAsync(context, area, text, cancellationToken).ConfigureAwait(false);

        // An address that it makes nothing of is refused in words that are not published; whatever it is, the tree is asked next.
        static JdArea? Read(JdAnswer answer)
        {
            if (!answer.Succeeded && JdErrors.MeansFailure(answer.Code, answer.Message))
            {
                throw JdErrors.OfBusiness(answer);
            }

            return answer is { Succeeded: true, Result: { } result }
                && result.Whole("provinceId") is > 0 and var province
                && result.Whole("cityId") is > 0 and var city
                && result.Whole("countyId") is > 0 and var county
                    ? new JdArea(province, city, county, Math.Max(result.Whole("townId") ?? 0, 0))
                    : null;
        }
    }

    private async Task<JdArea> WalkAsync(ConnectorContext context, WarehouseAddress address, CancellationToken cancellationToken)
    {
        var rest = address.Province + address.City + address.District + address.Street;
        (var province, rest) = await StepAsync(context, JdOperation.GetProvinces, null, rest, address, cancellationToken).ConfigureAwait(false);
        (var city, rest) = await StepAsync(context, JdOperation.GetCities, province, rest, address, cancellationToken).ConfigureAwait(false);
        (var county, rest) = await StepAsync(context, JdOperation.GetCounties, city, rest, address, cancellationToken).ConfigureAwait(false);
        return await TownAsync(context, new JdArea(province, city, county, 0), rest, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(long Id, string Remaining)> StepAsync(
        ConnectorContext context, JdOperation level, long? parent, string rest, WarehouseAddress address, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(context, level, parent, cancellationToken).ConfigureAwait(false);
        return Find(names, rest) is { } found ? found : throw Unknown(address);
    }

    // Not every county has towns, and JD knows no others than its own.
    private async Task<JdArea> TownAsync(ConnectorContext context, JdArea area, string rest, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(context, JdOperation.GetTowns, area.County, cancellationToken).ConfigureAwait(false);
        return Find(names, rest) is { } found ? area with { Town = found.Id }
            : names.Count == 0 ? area
            : throw Unclear(area);
    }

    private async Task<IReadOnlyList<KeyValuePair<string, long>>> NamesAsync(
        ConnectorContext context, JdOperation level, long? parent, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            level,
            parent is { } id ? [new("id", JdArea.Text(id))] : [],
            answer => answer.OptionalResult() is { } result ? NamesIn(result) : [],
            cancellationToken).ConfigureAwait(false);

    private static List<KeyValuePair<string, long>> NamesIn(WireValue result)
    {
        var names = new List<KeyValuePair<string, long>>();
        foreach (var member in result.Members())
        {
            if (TolerantJson.WholeOf(member.Value, "id of an area") is > 0 and var id)
            {
                names.Add(new(member.Name(), id));
            }
        }

        return names;
    }

    // The name that comes first in what is left of the address; of two that begin at one place, the longer.
    private static (long Id, string Remaining)? Find(IReadOnlyList<KeyValuePair<string, long>> names, string rest)
    {
        (int At, string Name, long Id)? best = null;
        foreach (var (name, id) in names)
        {
            var at = name.Length == 0 ? -1 : rest.IndexOf(name, StringComparison.Ordinal);
            if (at >= 0 && (best is not { } other || at < other.At || (at == other.At && name.Length > other.Name.Length)))
            {
                best = (at, name, id);
            }
        }

        return best is { } found ? (found.Id, rest[(found.At + found.Name.Length)..]) : null;
    }

    private async Task CheckAsync(ConnectorContext context, WarehouseAddress address, JdArea area, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] fields =
        [
            new("provinceId", JdArea.Text(area.Province)),
            new("cityId", JdArea.Text(area.City)),
            new("countyId", JdArea.Text(area.County)),
            new("townId", JdArea.Text(area.Town)),
        ];
        var isGood = await gateway.CallAsync(
            context,
            JdOperation.CheckArea,
            fields,
            answer => answer.RequireResult().Flag("success") ?? true,
            cancellationToken).ConfigureAwait(false);
        if (!isGood)
        {
            throw Unknown(address);
        }
    }

    private static MarketplaceException Unknown(WarehouseAddress address) => new(
        JdMarketplace.Id,
        MarketplaceErrorKind.InvalidRequest,
        $"JD knows no area of warehouse '{address.Warehouse}'. Write its province, city and district as JD's own page of addresses does.");

    private static MarketplaceException Unclear(JdArea area) => new(
        JdMarketplace.Id,
        MarketplaceErrorKind.InvalidRequest,
        $"JD divides county {area.County} into towns, and the warehouse's street names none of them. Write the town in front of the street.");

    private readonly record struct AreaKey(TenantId Tenant, string Text);
}
