namespace ReverseBuy.Testing;

/// <summary>What happens to a call on its way to a marketplace.</summary>
public enum TransportFault
{
    /// <summary>No connection is made. Nothing leaves.</summary>
    Refused,

    /// <summary>The marketplace carries it out, and the connection breaks before its answer has come.</summary>
    AnswerLost,

    /// <summary>The marketplace carries it out, and its answer ends in the middle.</summary>
    AnswerCut,

    /// <summary>Something on the way answers 503 with a page of its own. The marketplace sees nothing of it.</summary>
    ServerError,

    /// <summary>It leaves, and nothing comes back until the caller gives up. The marketplace sees nothing of it.</summary>
    NoAnswer,
}
