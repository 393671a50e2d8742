using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Gossan.Serve.Security;

/// <summary>What holds for every request: reading alone, own scripts alone, and an answer whatever happens.</summary>
internal static class RequestRules
{
    /// <summary>Scripts, styles and data from the page's own origin alone; no frames, no forms, no plugins.</summary>
    private const string ContentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Puts the rules before everything else.</summary>
    /// <param name="app">The server.</param>
    /// <param name="errors">Told of bugs.</param>
    public static void Use(WebApplication app, TextWriter errors)
    {
        app.Use(async (context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.CacheControl = "no-cache";
            if (!HttpMethods.IsGet(context.Request.Method))
            {
                headers.Allow = "GET";
                await Say(context, HttpStatusCode.MethodNotAllowed, "Only GET is answered: nothing can be changed here.").ConfigureAwait(false);
                return;
            }

            await Answer(context, next, errors).ConfigureAwait(false);
        });
    }

    /// <summary>Answers with a sentence.</summary>
    public static async Task Say(HttpContext context, HttpStatusCode status, string sentence)
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(sentence + "\n", context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task Answer(HttpContext context, RequestDelegate next, TextWriter errors)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The reader has gone.
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Say(context, (HttpStatusCode)e.StatusCode, e.Message).ConfigureAwait(false);
        }
        catch (NotServedException e) when (!context.Response.HasStarted)
        {
            await Say(context, e.IsPassing ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.NotFound, e.Message).ConfigureAwait(false);
        }
        catch (Exception e) when (e is GossanException or IOException or UnauthorizedAccessException && !context.Response.HasStarted)
        {
            // A file that is being replaced, or that is damaged: the next request may fare better.
            await Say(context, HttpStatusCode.ServiceUnavailable, e.Message).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last resort: one request fails, and the server goes on.
        catch (Exception e) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            await errors.WriteLineAsync($"This is a bug. Please report it with the text below.\n{e}").ConfigureAwait(false);
            await Say(context, HttpStatusCode.InternalServerError, "A bug: the server's terminal says more.").ConfigureAwait(false);
        }
    }
}
