using System.Net;
using System.Text.Json;
using Gossan.Serve.Security;
using Microsoft.AspNetCore.Http;

namespace Gossan.Serve.Routes;

/// <summary>Answers of every kind.</summary>
internal static class Answers
{
    /// <summary>A record.</summary>
    public static Task Record<T>(this HttpContext context, T record) => context.Bytes(JsonSerializer.SerializeToUtf8Bytes(record, RecordJson.Compact), "application/json");

    /// <summary>Text.</summary>
    public static Task Text(this HttpContext context, string text, string type) => context.Bytes(System.Text.Encoding.UTF8.GetBytes(text), type + "; charset=utf-8");

    /// <summary>Bytes.</summary>
    public static async Task Bytes(this HttpContext context, byte[] bytes, string type)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>There is no such thing.</summary>
    public static Task Missing(this HttpContext context, string sentence) => RequestRules.Say(context, HttpStatusCode.NotFound, sentence);
}
