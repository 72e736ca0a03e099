using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Lantern.Simulator;

/// <summary>The marketplace on a free port of the loopback address. Dispose it to stop.</summary>
public sealed class LanternSimulator : IAsyncDisposable
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
    };

    private readonly WebApplication _application;

    private LanternSimulator(WebApplication application, LanternWorld world) => (_application, World) = (application, world);

    /// <summary>What the marketplace knows; tests look into it and change it.</summary>
    public LanternWorld World { get; }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint => new(_application.Urls.First());

    /// <summary>Starts it.</summary>
    public static async Task<LanternSimulator> StartAsync(TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var world = new LanternWorld(time ?? TimeProvider.System);
        application.Run(context => AnswerAsync(context, world));
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        return new LanternSimulator(application, world);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task AnswerAsync(HttpContext context, LanternWorld world)
    {
        using var read = new MemoryStream();
        await context.Request.Body.CopyToAsync(read).ConfigureAwait(false);
        var (status, answer) = Answer(context.Request, read.ToArray(), world);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(answer).ConfigureAwait(false);
    }

    private static (int Status, byte[] Body) Answer(HttpRequest request, byte[] body, LanternWorld world)
    {
        try
        {
            LetIn(request, body, world);
            var data = world.Alone(() => Carry(request.Path.Value!, body, world));
            return (200, JsonSerializer.SerializeToUtf8Bytes(new { Data = data }, Json));
        }
        catch (LanternRefusal refusal)
        {
            return (refusal.Status, Error(refusal.Code));
        }
        catch (JsonException)
        {
            return (400, Error("BAD_REQUEST"));
        }
    }

    private static byte[] Error(string code) => JsonSerializer.SerializeToUtf8Bytes(new { Error = new { Code = code, Message = "no", Request = "r-1" } }, Json);

    private static void LetIn(HttpRequest request, byte[] body, LanternWorld world)
    {
        if (world.NextRefusal() is { } scripted)
        {
            throw new LanternRefusal(scripted == "INTERNAL" ? 500 : 403, scripted);
        }

        string Header(string name) => request.Headers[name] is [{ Length: > 0 } only] ? only : throw new LanternRefusal(400, "BAD_REQUEST");
        var (app, token, time) = (Header("X-Lantern-App"), Header("X-Lantern-Token"), Header("X-Lantern-Time"));
        if (request.Method != HttpMethods.Post || request.ContentType != "application/json")
        {
            throw new LanternRefusal(400, "BAD_REQUEST");
        }

        if (app != LanternWorld.AppKey)
        {
            throw new LanternRefusal(403, "UNKNOWN_APP");
        }

        byte[] signed = [.. Encoding.UTF8.GetBytes($"{app}\n{token}\n{time}\n{request.Path.Value}\n"), .. body];
        if (Header("X-Lantern-Signature") != Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(LanternWorld.AppSecret), signed)))
        {
            throw new LanternRefusal(403, "BAD_SIGNATURE");
        }

        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || (DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - world.WireTime).Duration() > Tolerance)
        {
            throw new LanternRefusal(403, "BAD_TIME");
        }

        if (token != LanternWorld.Token)
        {
            throw new LanternRefusal(401, "TOKEN_DEAD");
        }
    }

    private static object Carry(string path, byte[] body, LanternWorld world)
    {
        T Read<T>() => JsonSerializer.Deserialize<T>(body, Json) ?? throw new LanternRefusal(400, "BAD_REQUEST");
        switch (path)
        {
            case "/v1/items/get":
                return world.GetItem(Read<ById>().Id);
            case "/v1/items/search":
                var search = Read<SearchRequest>();
                return world.Search(search.Keyword, search.Limit, search.Cursor, search.Sort, search.FromFen, search.ToFen);
            case "/v1/orders/preview":
                return world.Preview(Read<PreviewRequest>().Lines);
            case "/v1/orders/create":
                var create = Read<CreateRequest>();
                return world.Create(create.Reference, create.Lines);
            case "/v1/orders/pay":
                return world.Pay(Read<ById>().Id);
            case "/v1/orders/cancel":
                return world.Cancel(Read<ById>().Id);
            case "/v1/orders/get":
                return world.GetOrder(Read<ById>().Id);
            case "/v1/orders/list":
                var list = Read<ListRequest>();
                return world.ListOrders(list.Reference, list.ModifiedFrom, list.ModifiedUntil, list.Limit, list.Cursor);
            default:
                throw new LanternRefusal(404, "UNKNOWN_OPERATION");
        }
    }
}
