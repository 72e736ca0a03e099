using System.Text;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Redis.Connection;

namespace ReverseBuy.Redis.Snapshots;

/// <summary>
/// What nodes tell each other: a line with the form's number and the sender, then a line per snapshot with its key and the moment before which others are out
/// of date.
/// </summary>
internal static class SnapshotMessage
{
    private const string Form = "1";

    public static string Write(string sender, IEnumerable<(SnapshotKey Key, DateTimeOffset Before)> news)
    {
        var text = new StringBuilder(Form).Append(' ').Append(sender);
        foreach (var (key, before) in news)
        {
            text.Append('\n').AppendJoin(
                ' ',
                key.Tenant.Value,
                KeyText.Escape(key.Listing.Marketplace.Value),
                KeyText.Escape(key.Account.Value),
                KeyText.Escape(key.Listing.Value),
                SnapshotText.Moment(before));
        }

        return text.ToString();
    }

    /// <summary>Who sent a message; <see langword="null"/> when it is of a form that this version does not know.</summary>
    public static string? SenderOf(string message)
    {
        var head = message.Split('\n', 2)[0].Split(' ');
        return head is [Form, var sender] ? sender : null;
    }

    /// <summary>What a message tells; <see langword="null"/> when it cannot be read.</summary>
    public static IReadOnlyList<(SnapshotKey Key, DateTimeOffset Before)>? Read(string message)
    {
        var news = new List<(SnapshotKey, DateTimeOffset)>();
        foreach (var line in message.Split('\n').Skip(1))
        {
            if (line.Split(' ') is not [var tenant, var escapedMarketplace, var escapedAccount, var escapedListing, var moment]
                || !TenantId.IsValid(tenant)
                || !KeyText.TryUnescape(escapedMarketplace, out var marketplace)
                || !KeyText.TryUnescape(escapedAccount, out var account)
                || !KeyText.TryUnescape(escapedListing, out var listing)
                || string.IsNullOrWhiteSpace(marketplace)
                || string.IsNullOrWhiteSpace(account)
                || !SnapshotText.TryReadMoment(moment, out var before))
            {
                return null;
            }

            news.Add((new SnapshotKey(new TenantId(tenant), new BuyingAccountId(account), new ListingId(new MarketplaceId(marketplace), listing)), before));
        }

        return news;
    }
}
