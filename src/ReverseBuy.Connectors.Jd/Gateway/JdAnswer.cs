using System.Text.Json;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Jd.Gateway;

/// <summary>An answer in VOP's one envelope. Codes are opaque text; the result may come as JSON inside a string.</summary>
internal sealed record JdAnswer(JdOperation Operation, bool Succeeded, string? Code, string? Message, WireValue? Result)
{
    /// <summary>Whether JD says that a SKU is not one that the account may buy, or that there is none.</summary>
    public bool SaysNoSku => !Succeeded && JdErrors.MeansNoSku(Code, Message);

    /// <summary>Whether JD says that there is no such order.</summary>
    public bool SaysNoOrder => !Succeeded && JdErrors.MeansNoOrder(Message);

    /// <exception cref="JsonException">The answer is in no known envelope.</exception>
    public static JdAnswer Read(JdOperation operation, CallAnswer answer)
    {
        var succeeded = answer.Body.Flag("success") ?? throw new JsonException("The answer has no success flag.");
        return (int)answer.Status is < 200 or > 299 && succeeded
            ? throw new JsonException("The answer's HTTP status contradicts its success flag.")
            : new JdAnswer(operation, succeeded, answer.Body.Text("resultCode"), answer.Body.Text("resultMessage"), answer.Body.Nested("result"));
    }

    /// <summary>The result of an answer that went well.</summary>
    public WireValue RequireResult() => OptionalResult() ?? throw new JsonException("The answer went well and has no result.");

    /// <summary>The result of an answer that went well, where none is an answer too.</summary>
    public WireValue? OptionalResult() => Succeeded ? Result : throw JdErrors.OfBusiness(this);
}
