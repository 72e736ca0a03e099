namespace ReverseBuy.Following;

/// <summary>
/// Reads what a marketplace pushes to us. It verifies the bytes first, and believes nothing but that something happened: hints are followed by
/// asking upstream. Implemented by connectors; thread-safe; no network call.
/// </summary>
public interface ICallbackReceiver
{
    /// <summary>How the marketplace is told that a callback was taken, so that it does not come again. By default status 200 and the text <c>success</c>.</summary>
    CallbackAnswer Acknowledgement => CallbackAnswer.Success;

    /// <summary>How whoever sent a callback whose signature does not fit is answered. By default status 401 and nothing else.</summary>
    CallbackAnswer Refusal => CallbackAnswer.Unauthorized;

    /// <summary>Verifies and reads a callback.</summary>
    /// <param name="request">What came in.</param>
    /// <param name="appSecret">The secret of the application it was pushed to.</param>
    /// <returns>What it hints at, or that it is not from the marketplace.</returns>
    CallbackReading Read(CallbackRequest request, string appSecret);
}
