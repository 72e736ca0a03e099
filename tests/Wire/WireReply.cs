namespace ReverseBuy.Wire;

/// <summary>What <see cref="LoopbackServer"/> does with a request.</summary>
internal sealed record WireReply(WireReplyKind Kind, int Status = 200, string Body = "{}")
{
    public static WireReply Cut { get; } = new(WireReplyKind.Cut);

    public static WireReply CutAtHead { get; } = new(WireReplyKind.CutAtHead);

    public static WireReply Answer(string body, int status = 200) => new(WireReplyKind.Answer, status, body);

    public static WireReply AnswerAndHangUp(string body) => new(WireReplyKind.AnswerAndHangUp, 200, body);
}
