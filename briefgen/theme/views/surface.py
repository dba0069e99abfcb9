"""All views: the whole of what a template may read."""

from briefgen.theme.views.actor import ActorView, RelationView, TenureView
from briefgen.theme.views.body import BodyView
from briefgen.theme.views.card import CardView, MentionView
from briefgen.theme.views.credit import CreditView
from briefgen.theme.views.document import DocumentView
from briefgen.theme.views.document_state import StateView
from briefgen.theme.views.export import CitationTagView, ExportLinkView, ExportView
from briefgen.theme.views.feed import EntryView, FeedView
from briefgen.theme.views.furniture import CorrectionView, LatestView, OriginView, SeriesPlaceView, WatchView
from briefgen.theme.views.group import GroupView
from briefgen.theme.views.hosting import RedirectView
from briefgen.theme.views.listings import SitemapPageView
from briefgen.theme.views.matrix import CellView, MatrixView, RowView
from briefgen.theme.views.page import PageView
from briefgen.theme.views.pictures import FiguresView, PictureView
from briefgen.theme.views.profile import ProfileView
from briefgen.theme.views.site import SiteView
from briefgen.theme.views.small import DateView, FeedLinkView, ImageView, LinkView, TlpView
from briefgen.theme.views.source import SourceView
from briefgen.theme.views.subject import CountedView, SubjectView
from briefgen.theme.views.topic import TopicView
from briefgen.theme.views.translation import AlternateView, TranslationView

VIEWS: tuple[type, ...] = (
    SiteView,
    PageView,
    DocumentView,
    StateView,
    TranslationView,
    AlternateView,
    ProfileView,
    TopicView,
    ActorView,
    CardView,
    SubjectView,
    CountedView,
    MentionView,
    BodyView,
    GroupView,
    LatestView,
    SeriesPlaceView,
    CorrectionView,
    OriginView,
    SourceView,
    WatchView,
    TenureView,
    RelationView,
    MatrixView,
    RowView,
    CellView,
    CreditView,
    PictureView,
    FiguresView,
    FeedView,
    EntryView,
    SitemapPageView,
    ExportView,
    ExportLinkView,
    CitationTagView,
    RedirectView,
    DateView,
    ImageView,
    LinkView,
    FeedLinkView,
    TlpView,
)
