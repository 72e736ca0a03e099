using ReverseBuy.Fulfilment;

namespace ReverseBuy.Orders.Erasing;

/// <summary>Aggregates without the words that somebody wrote into them, and without what leads to a person. Numbers, states and times stay.</summary>
internal static class ErasedWords
{
    /// <summary>Stands where there has to be a text.</summary>
    public const string Mark = "(erased)";

    public static Order Of(Order order) => order with
    {
        Questions = [.. order.Questions.Select(question => question with { Text = Of(question.Text), Answer = Of(question.Answer) })],
        Holds = [.. order.Holds.Select(hold => hold with { Reason = Mark })],
    };

    public static Parcel Of(Parcel parcel) => parcel with { Recipient = Mark, ImportData = null, Note = Of(parcel.Note), Hold = Of(parcel.Hold) };

    public static FoundItem Of(FoundItem item) => item with { Description = Mark, Hold = Of(item.Hold) };

    public static InboundPackage Of(InboundPackage package) => package with { Photos = [], Hold = Of(package.Hold) };

    public static bool AreIn(Order order) => order.Questions.Any(question => IsWritten(question.Text) || IsWritten(question.Answer)) || order.Holds.Any(hold => IsWritten(hold.Reason));

    public static bool AreIn(Parcel parcel) => IsWritten(parcel.Recipient) || parcel.ImportData is not null || IsWritten(parcel.Note) || IsWritten(parcel.Hold?.Reason);

    public static bool AreIn(FoundItem item) => IsWritten(item.Description) || IsWritten(item.Hold?.Reason);

    public static bool AreIn(InboundPackage package) => package.Photos.Count > 0 || IsWritten(package.Hold?.Reason);

    private static string? Of(string? text) => text is null ? null : Mark;

    private static Hold? Of(Hold? hold) => hold is null ? null : hold with { Reason = Mark };

    private static bool IsWritten(string? text) => text is not null && text != Mark;
}
