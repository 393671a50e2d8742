namespace Gossan.Baselines.WeightsOfEvidence;

/// <summary>What is done where a class holds no site, all sites, or nothing but sites, and a weight would be infinite.</summary>
public enum ZeroCountRule
{
    /// <summary>
    /// As ArcSDM and Geoscience Australia's tools do: a class without sites gets the weight 0, one with all sites a hundredth
    /// of a site less than all but one (n - 0.99), an empty remainder 0.99 unit cells, a class of nothing but sites one unit cell more.
    /// </summary>
    Fractional,

    /// <summary>
    /// Half a site and half a unit cell more on either side, in every class (Haldane 1956, Anscombe 1956): the log odds
    /// that are the least biased for small counts. A class without sites speaks against a deposit, the more the larger it is.
    /// </summary>
    HalfAdded,
}
