namespace ReverseBuy.Wire;

/// <summary>What may happen to a call on its way, and on which connection.</summary>
internal static class WireCases
{
    /// <summary>An answer in all the envelopes of both platforms.</summary>
    public const string Good = """{"code":"0","success":"true","data":{},"result":{"success":"true","data":{}}}""";

    public static IReadOnlyDictionary<string, WireReply> Faults { get; } = new Dictionary<string, WireReply>
    {
        ["cut"] = WireReply.Cut,
        ["cut at its head"] = WireReply.CutAtHead,
        ["server error"] = WireReply.Answer("{}", 503),
        ["too many requests"] = WireReply.Answer("{}", 429),
        ["request time-out"] = WireReply.Answer("{}", 408),
        ["no JSON"] = WireReply.Answer("<html>", 502),
    };

    public static IReadOnlyDictionary<string, WireReply?> Connections { get; } = new Dictionary<string, WireReply?>
    {
        ["a new connection"] = null,
        ["a used connection"] = WireReply.Answer(Good),
        ["a stale connection"] = WireReply.AnswerAndHangUp(Good),
    };

    public static IEnumerable<(string Operation, string Fault, string Connection)> Of(IEnumerable<string> operations) =>
        from operation in operations from fault in Faults.Keys from connection in Connections.Keys select (operation, fault, connection);
}
