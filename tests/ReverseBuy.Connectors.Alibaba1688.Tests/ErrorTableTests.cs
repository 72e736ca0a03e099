using System.Net;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Buying;
using ReverseBuy.Connectors.Alibaba1688.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Following;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

/// <summary>Every code of the platform's tables, as it comes, and what it means.</summary>
public sealed class ErrorTableTests
{
    public static TheoryData<int> ErrorRows => [.. Enumerable.Range(0, SampleFile.Read("errors").GetArrayLength())];

    public static TheoryData<int> AnswerRows => [.. Enumerable.Range(0, SampleFile.Read("answers").GetArrayLength())];

    [Theory]
    [MemberData(nameof(ErrorRows))]
    public void Each_code_has_its_kind(int row)
    {
        var error = SampleFile.Read("errors")[row];
        var code = error.GetProperty("code").GetString()!;

        Assert.Equal(error.GetProperty("read").GetString(), KindOf(error, code, Alibaba1688Operation.Detail).ToString());
        Assert.Equal(error.GetProperty("once").GetString(), KindOf(error, code, Alibaba1688Operation.Create).ToString());
    }

    [Theory]
    [MemberData(nameof(AnswerRows))]
    public void Each_code_of_an_operation_has_its_outcome(int row)
    {
        var entry = SampleFile.Read("answers")[row];
        var (code, message) = (entry.GetProperty("code").GetString()!, entry.TryGetProperty("message", out var words) ? words.GetString()! : "?");
        var flat = Json(new { success = false, errorCode = code, errorMessage = message, errorMsg = message, erroMsg = message });
        var nested = Json(new { result = new { success = "false", code, message }, success = "false", code, message });

        Assert.Equal(entry.GetProperty("means").GetString(), entry.GetProperty("operation").GetString() switch
        {
            "preview" => Outcome(() => ((PurchasePreview.Refused)PreviewReading.Read(flat, [])).Refusal.Reason),
            "create" => Outcome(() => ((PurchaseResult.Refused)CreationReading.Read(nested, [])).Refusal.Reason),
            "cancel" => Outcome(() => CancellationReading.Read(flat).Outcome),
            "pay" => Outcome(() => PaymentReading.Read(nested).Outcome),
            "cashier" => Outcome(() => Alibaba1688Cashier.Read(Alibaba1688Operation.CashierLink, flat) is CashierLink.Refused ? "Refused" : "Open"),
            "refund" => Outcome(() => RefundAnswers.ReadApplication(nested) is RefundResult.Refused ? "Refused" : "Applied"),
            "follow" => Outcome(() => Alibaba1688OfferFollowing.Read(Alibaba1688Operation.Follow, nested) is FollowResult.Refused ? "Refused" : "Done"),
            "voucher" => Outcome(() => Alibaba1688RefundVouchers.Read(nested)),
            "return" => Outcome(() => RefundStepReading.ReadReturn(Step(code, message)) is RefundStepResult.Refused ? "Refused" : "Done"),
            "withdraw" => Outcome(() => RefundStepReading.ReadWithdrawal(Step(code, message)) is RefundStepResult.Refused ? "Refused" : "Done"),
            "refund-query" => Outcome(() => RefundAnswers.ReadDetail(flat, "TQ1") is null ? "None" : "Some"),
            "shipments" => Outcome(() => Alibaba1688DomesticTracking.ReadShipments(flat).Count == 0 ? "None" : "Some"),
            "trace" => Outcome(() => Alibaba1688DomesticTracking.ReadSteps(flat).Count == 0 ? "None" : "Some"),
            "detail" => Outcome(() => OfferDetail.Read(new Alibaba1688Options(), nested, ScriptedHost.Listing) is null ? "None" : "Some"),
            var other => other,
        });
    }

    [Theory]
    [InlineData("waitselleragree", RefundStatus.AwaitingSeller)]
    [InlineData("WAIT_SELLER_AGREE", RefundStatus.AwaitingSeller)]
    [InlineData("waitbuyermodify", RefundStatus.AwaitingBuyer)]
    [InlineData("waitbuyersend", RefundStatus.AwaitingBuyer)]
    [InlineData("waitsellerreceive", RefundStatus.Returning)]
    [InlineData("refundsuccess", RefundStatus.Refunded)]
    [InlineData("REFUND_SUCCESS", RefundStatus.Refunded)]
    [InlineData("refundclose", RefundStatus.Closed)]
    [InlineData("REFUND_CLOSED", RefundStatus.Closed)]
    [InlineData("a_new_word", RefundStatus.Unknown)]
    public void Each_status_of_a_refund_has_its_meaning_and_an_unknown_one_none(string status, RefundStatus meaning) =>
        Assert.Equal(meaning, RefundAnswers.StatusOf(status));

    private static WireValue Json<T>(T content) => WireValue.Parse(JsonSerializer.Serialize(content));

    private static WireValue Step(string code, string message) =>
        Json(new { result = new { success = false, errorCode = code, errorInfo = message } });

    private static MarketplaceErrorKind KindOf(JsonElement error, string code, Alibaba1688Operation operation)
    {
        if (error.GetProperty("where").GetString() == "business")
        {
            return Alibaba1688Errors.FromBusiness(operation, code).Kind;
        }

        // Proxies send the same body with 200, so the status must not matter.
        var body = Json(new { error_code = code, error_message = error.GetProperty("message").GetString() });
        return Assert.Single(((HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized])
            .Select(status => Alibaba1688Errors.FromGateway(operation, new CallAnswer(status, body))!.Kind).Distinct());
    }

    private static string? Outcome<T>(Func<T> read)
    {
        try
        {
            return read()?.ToString();
        }
        catch (MarketplaceException exception)
        {
            return exception.Kind.ToString();
        }
    }
}
