namespace ReverseBuy.Wire;

internal enum WireReplyKind
{
    /// <summary>It is answered and the connection kept.</summary>
    Answer,

    /// <summary>It is answered as if the connection were kept, which is then closed: the caller's pool holds a stale one.</summary>
    AnswerAndHangUp,

    /// <summary>It is read to its end and the connection reset.</summary>
    Cut,

    /// <summary>The connection is reset as soon as the head is there.</summary>
    CutAtHead,
}
