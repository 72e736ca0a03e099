using System.Globalization;
using System.Text.Json;
using ReverseBuy.Connectors.Alibaba1688.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Alibaba1688.Following;

/// <summary>
/// Pulls the messages whose push failed, by <c>push.cursor.messageList</c>. They belong to the application: those of all its accounts come together,
/// and each comes once.
/// </summary>
internal sealed class Alibaba1688ChangeFeed(Alibaba1688Gateway gateway) : IChangeFeed
{
    private const int Fewest = 20;
    private const int Most = 200;

    public async ValueTask<IReadOnlyList<CallbackReading.Genuine>> PullAsync(
        ConnectorContext context, DateTimeOffset from, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        await gateway.CallAsync(
            context,
            Alibaba1688Operation.Messages,
            [
                new("createStartTime", PlatformTime.Write(from)),
                new("createEndTime", PlatformTime.Write(until.AddMilliseconds(-1))),
                new("quantity", Math.Clamp(limit, Fewest, Most).ToString(CultureInfo.InvariantCulture)),
            ],
            Read,
            cancellationToken).ConfigureAwait(false);

    // The platform counts what it told as taken.
    public ValueTask ConfirmAsync(ConnectorContext context, IReadOnlyList<string> messageIds, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    internal static IReadOnlyList<CallbackReading.Genuine> Read(WireValue answer) => answer.Member("pushMessageList") is null && answer.Text("errorCode") is { } code
        ? throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Messages, code)
        : [.. answer.List("pushMessageList").Select(ReadOne).OfType<CallbackReading.Genuine>()];

    // The platform counts all of them as taken: one that cannot be read must not cost us the others.
    private static CallbackReading.Genuine? ReadOne(WireValue message)
    {
        try
        {
            return MessageReading.Read(message);
        }
        catch (JsonException)
        {
            return message.Text("msgId") is { } id ? new CallbackReading.Genuine(id, message.Text("userInfo"), []) : null;
        }
    }
}
