namespace Gossan.Report.Plots;

/// <summary>Shapes of marks, in the order in which series get them.</summary>
internal enum PlotShape
{
    Circle,
    Square,
    Triangle,
    Diamond,
    TriangleDown,
    HollowCircle,
    HollowSquare,
    HollowTriangle,
    HollowDiamond,
    HollowTriangleDown,
    Plus,
    Cross,
}
