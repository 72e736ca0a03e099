using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688.Tokens;

/// <summary><c>system.oauth2/getToken</c>, under both of its paths: not signed, the secret is a field. Its refusals are not published; these are OAuth's.</summary>
internal sealed class GetToken(World world)
{
    private static readonly string[] Known =
        ["grant_type", "need_refresh_token", "client_id", "client_secret", "redirect_uri", "code", "refresh_token"];

    private readonly Alibaba1688Tokens _tokens = new(world);

    public static bool Serves(string prefix) => prefix is "http/1/system.oauth2/getToken/" or "param2/1/system.oauth2/getToken/";

    public WireAnswer Answer(string appKey, IReadOnlyDictionary<string, string> parameters)
    {
        string Given(string name) => parameters.GetValueOrDefault(name, string.Empty);

        if (parameters.Keys.FirstOrDefault(name => !Known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            return Refusal("invalid_request", $"unknown parameter {unknown}");
        }

        if (appKey != world.Options.AppKey || Given("client_id") != appKey || Given("client_secret") != world.Options.AppSecret)
        {
            return Refusal("invalid_client", "client_id or client_secret is wrong");
        }

        return Given("grant_type") switch
        {
            "authorization_code" when Given("redirect_uri").Length == 0 => Refusal("invalid_request", "redirect_uri is missing"),
            "authorization_code" => Issued(_tokens.Exchange(Given("code")), withRefreshToken: Given("need_refresh_token") == "true"),
            "refresh_token" => Issued(_tokens.Refresh(Given("refresh_token")), withRefreshToken: false),
            _ => Refusal("unsupported_grant_type", "grant_type must be authorization_code or refresh_token"),
        };
    }

    private static WireAnswer Refusal(string error, string description) =>
        new(400, new JsonObject { ["error"] = error, ["error_description"] = description });

    private WireAnswer Issued(Alibaba1688TokenRecord? record, bool withRefreshToken)
    {
        if (record is null)
        {
            return Refusal("invalid_grant", "the code or refresh token is unknown, used or has ended");
        }

        var answer = new JsonObject
        {
            ["aliId"] = "2379510033",
            ["resource_owner"] = "sandbox",
            ["memberId"] = Pushes.Alibaba1688Push.BuyerMemberId,
            ["expires_in"] = ((long)Math.Ceiling((record.ExpiresAt - world.Now).TotalSeconds)).ToString(CultureInfo.InvariantCulture),
            ["access_token"] = record.AccessToken,
        };
        if (withRefreshToken)
        {
            answer["refresh_token"] = record.RefreshToken;
            answer["refresh_token_timeout"] = Alibaba1688Time.Compact(record.RefreshEndsAt);
        }

        return new WireAnswer(200, answer);
    }
}
