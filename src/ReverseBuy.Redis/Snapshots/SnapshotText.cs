using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Inventory.Documents;

namespace ReverseBuy.Redis.Snapshots;

/// <summary>
/// A snapshot as Redis holds it: the moment in 19 digits, which compare as text like the moments they are; the number of the form; the document. The moment
/// alone says that there was nothing then.
/// </summary>
internal static class SnapshotText
{
    private const int MomentLength = 19;

    public static string Moment(DateTimeOffset moment) => moment.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    public static string Write(Snapshot snapshot) =>
        string.Create(CultureInfo.InvariantCulture, $"{Moment(snapshot.CapturedAt)} {ProductFormat.Current} {ProductFormat.Write(snapshot.Product)}");

    /// <exception cref="ReverseBuyException">The document is of a later version, or damaged.</exception>
    public static Snapshot? Read(string? text, ListingId listing)
    {
        if (text is null || text.Length == MomentLength)
        {
            return null;
        }

        if (!TryRead(text, out var captured, out var format, out var document))
        {
            throw new ReverseBuyException("redis.snapshot_unreadable", $"What Redis holds of listing '{listing}' is no snapshot.");
        }

        var product = ProductFormat.Read(format, document, listing);
        return product.Id == listing
            ? new Snapshot(product, captured)
            : throw new ReverseBuyException("redis.snapshot_unreadable", $"What Redis holds in place of listing '{listing}' is another one.");
    }

    private static bool TryRead(string text, out DateTimeOffset captured, out int format, [NotNullWhen(true)] out string? document)
    {
        (captured, format, document) = (default, 0, null);
        var end = text.IndexOf(' ', Math.Min(MomentLength + 1, text.Length));
        if (end < 0
            || !TryReadMoment(text.AsSpan(0, MomentLength), out captured)
            || !int.TryParse(text.AsSpan(MomentLength + 1, end - MomentLength - 1), NumberStyles.None, CultureInfo.InvariantCulture, out format))
        {
            return false;
        }

        document = text[(end + 1)..];
        return true;
    }

    public static bool TryReadMoment(ReadOnlySpan<char> text, out DateTimeOffset moment)
    {
        var isRead = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks;
        moment = isRead ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;
        return isRead;
    }
}
